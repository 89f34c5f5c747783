/** One promise of docs/promises.md, the lines of code that keep it, and the test that must fail without them. */
export type Guard = {
  /** The promise's id, e.g. `B4`. */
  promise: string
  file: string
  /** Text that is in `file` exactly once. */
  find: string
  /** What the code would be without the guard; it must still parse. */
  replace: string
  /** The test file, and words of the test's name. */
  test: { file: string; name: string }
}
