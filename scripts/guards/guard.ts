/** A promise from docs/promises.md, the code that keeps it, and the test that must fail without that code. */
export type Guard = {
  /** The promise's id, e.g. `B4`. */
  promise: string
  file: string
  /** Text that occurs exactly once in `file`. */
  find: string
  /** The code with the guard removed. It must still parse. */
  replace: string
  /** The test file and a part of the test's title. */
  test: { file: string; name: string }
}
