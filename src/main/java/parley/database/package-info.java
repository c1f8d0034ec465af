/**
 * Where is it kept? In PostgreSQL: one we are given, or one we start ourselves.
 * Commands answered: none.
 * Events told: none. Events followed: none.
 * Tables owned: none; Flyway keeps its own history table here.
 */
@NullMarked
package parley.database;

import org.jspecify.annotations.NullMarked;
