import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RequestGuide } from './request-guide'

test('the guide’s heading follows the page’s heading without skipping a level', () => {
  const draft = {
    request: null,
    label: 'shop.example.com',
    serverSoftware: null,
    type: { level: 'dv', wildcard: false, multiDomain: false },
  } as const
  const html = renderToStaticMarkup(<RequestGuide language="en" draft={draft} chosen="nginx" />)
  expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['2'])
  expect(html).toContain('shop.example.com')
})
