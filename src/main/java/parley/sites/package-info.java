/**
 * For whom? Tenants, their origins and keys, and the policy each one sets for its comments.
 * Answers: {@link parley.sites.ConfigureSite}.
 * Tells and follows: nothing yet; what is changed stands in the audit.
 * Owns: {@code site}; the policy is its jsonb column.
 */
@org.jspecify.annotations.NullMarked
package parley.sites;
