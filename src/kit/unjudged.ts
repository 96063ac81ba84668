/**
 * Thrown by the kit where a check cannot be judged on what the target holds (no records, no two different values):
 * the check is then skipped as blocked, with this reason, and never passed.
 */
export class Unjudged extends Error {
  override readonly name = 'Unjudged'
}
