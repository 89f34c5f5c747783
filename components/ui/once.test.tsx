import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Once } from './once'

it('what is rendered once has the markup that React would have made', () => {
  const rows = [<tr key="one" className="row" />, <tr key="two" aria-label="“a” & <b>" />]
  expect(
    renderToStaticMarkup(
      <table>
        <Once as="tbody" className="body">
          {rows}
        </Once>
      </table>,
    ),
  ).toBe(
    renderToStaticMarkup(
      <table>
        <tbody className="body">{rows}</tbody>
      </table>,
    ),
  )
})

it('text from outside is escaped', () => {
  expect(renderToStaticMarkup(<Once as="p">{'<script>alert(1)</script>'}</Once>)).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
})

it.each([
  ['form', <form key="form" action={async () => undefined} />],
  ['button', <button key="button" type="submit" formAction={async () => undefined} />],
])('a %s with a server action is refused', (_, part) => {
  expect(() => renderToStaticMarkup(<Once as="p">{part}</Once>)).toThrow('server action')
})

it('text that looks like a dead form is shown', () => {
  const text = `action="javascript:throw new Error('React form unexpectedly submitted.')"`
  expect(renderToStaticMarkup(<Once as="p">{text}</Once>)).toContain('action=&quot;javascript:')
})
