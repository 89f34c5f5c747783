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
