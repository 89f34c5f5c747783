import { expect, test } from 'vitest'
import { blocksOf } from './format'

test('a legal text is parsed into headings, paragraphs and lists', () => {
  expect(blocksOf('# Who we are\nA shop\nin Leeds.\n\n- one\n- two\n\nNext - with a dash\n\n- three\nplain\n##')).toEqual([
    { kind: 'heading', text: 'Who we are' },
    { kind: 'paragraph', text: 'A shop in Leeds.' },
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'paragraph', text: 'Next - with a dash' },
    { kind: 'list', items: ['three'] },
    { kind: 'paragraph', text: 'plain' },
    { kind: 'heading', text: '' },
  ])
})
