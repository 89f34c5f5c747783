import path from 'node:path'
import type { ElementType, ReactNode } from 'react'

// The renderer of a page has its own build of React, which has no `react-dom/server`: node’s is loaded, past the bundler.
const { createRequire } = process.getBuiltinModule('node:module')
const { renderToStaticMarkup } = createRequire(path.resolve('package.json'))('react-dom/server') as typeof import('react-dom/server')

type OnceProps = { as: ElementType; children: ReactNode } & Record<string, unknown>

/**
 * Renders its children to HTML in one step. Otherwise React renders them on the server twice, sends them twice, and compares them in the
 * browser. For long parts of pages in which nothing is a client component or asynchronous: React refuses those. Forms with a server action,
 * which would not work, are refused here.
 */
export function Once({ as: Element, children, ...others }: OnceProps) {
  const html = renderToStaticMarkup(children)
  if (DEAD_FORM.test(html)) throw new Error('A form with a server action can’t be rendered once: nothing would run it in the browser.')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React made it, and escaped what it was given
  return <Element {...others} dangerouslySetInnerHTML={{ __html: html }} />
}

/** What React writes for an action that is a function. Text from outside can’t look like it, because its quotes are escaped. */
const DEAD_FORM = /action="javascript:throw new Error\(&#x27;React form/i
