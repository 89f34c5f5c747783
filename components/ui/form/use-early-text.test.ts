import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const FILES = ['app', 'components']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)))
  .filter((file) => file.endsWith('.tsx'))

test('each textarea that can have an initial value keeps what was typed before hydration', () => {
  const boxes = FILES.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<textarea.*?\/>/gs)].map(([box]) => ({ file, box })),
  ).filter(({ box }) => /[dD]efaultValue=|value=/.test(box))
  expect(boxes.length).toBeGreaterThan(2)
  const without = boxes.filter(
    ({ file, box }) => !(box.includes('ref={box}') && /const box = useEarlyText\(/.test(readFileSync(file, 'utf8'))),
  )
  expect(without.map(({ file }) => file)).toEqual([])
})
