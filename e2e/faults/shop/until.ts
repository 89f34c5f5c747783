/** Polls until `holds` is true. @throws Error after `patience` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 60_000, what = 'the expected condition'): Promise<void> {
  const end = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not occur within ${patience / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
