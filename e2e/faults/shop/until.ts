/** Polls until `holds` is true. @throws Error after `patience` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 60_000, what = 'what was waited for'): Promise<void> {
  const end = Date.now() + patience
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${patience / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
