import { test as base } from '@playwright/test'

/** A story in the browser. Contexts that it opens are closed when it ends: a page left open goes on asking the shop. */
export const test = base.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser, context }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((each) => each !== context && each.close()))
    },
    { auto: true },
  ],
})
