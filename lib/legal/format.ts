type Block = { kind: 'heading'; text: string } | { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] }

/**
 * Returns the blocks of a legal text. An empty line ends a block, a line starting with `#` is a heading, and lines starting with `-` are a
 * list.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let isOpen = false
  for (const line of text.split('\n').map((one) => one.trim())) {
    const last = isOpen ? blocks.at(-1) : undefined
    isOpen = line !== ''
    if (line === '') continue
    if (line.startsWith('#')) {
      blocks.push({ kind: 'heading', text: withoutMark(line) })
      isOpen = false
    } else if (line.startsWith('- ')) {
      if (last?.kind === 'list') last.items.push(withoutMark(line))
      else blocks.push({ kind: 'list', items: [withoutMark(line)] })
    } else if (last?.kind === 'paragraph') last.text += ` ${line}`
    else blocks.push({ kind: 'paragraph', text: line })
  }
  return blocks
}

function withoutMark(line: string): string {
  const start = [...line].findIndex((sign) => sign !== '#' && sign !== '-' && sign !== ' ')
  return start === -1 ? '' : line.slice(start)
}
