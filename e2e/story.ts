import { test as base } from '@playwright/test'

/** A story in the browser. Its browser contexts are closed when it ends, because an open page continues to send requests to the shop. */
export const test = base.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser, context }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((each) => each !== context && each.close()))
    },
    { auto: true },
  ],
})
