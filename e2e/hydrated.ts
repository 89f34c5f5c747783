import { expect, type Locator } from '@playwright/test'

/** Waits until React runs the page of this element. Until then, a browser sends a form as it does without scripts. */
export async function hydrated(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((one) => Object.keys(one).some((key) => key.startsWith('__reactProps')))).toBe(true)
}
