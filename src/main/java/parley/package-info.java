/**
 * How does Parley begin and end? Settings are read, rooms are woken in order and put to sleep in reverse.
 * Commands answered: none.
 * Events told: none. Events followed: none.
 * Tables owned: none.
 */
@NullMarked
package parley;

import org.jspecify.annotations.NullMarked;
