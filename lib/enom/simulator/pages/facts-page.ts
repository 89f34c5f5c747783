import { type CommandName, WIRE, type Wire } from '../commands/wire'
import { readDivergences } from '../facts/read-divergences'
import { REFUSALS } from '../facts/refusals'
import { PRODUCTS } from '../products/products'
import { SERVER_TYPES } from '../products/server-types'
import { ACCEPTED, COLUMNS, STATUS_TEXT } from '../status'
import { DOCUMENTED } from '../strict/documented'
import { escapeHtml, page } from './page'

/**
 * Renders a list of which texts, numbers and behaviours are Enom's, with the evidence (documented, observed or inferred), and which are the
 * simulator's own.
 */
export function factsPage(): string {
  return page(
    'What comes from Enom',
    `<p><strong>Documented</strong> is in Enom’s public documents, <strong>seen</strong> in a public sample or a client in use, <strong>inferred</strong> concluded from those. <strong>Own</strong> words are this simulator’s: a client that relies on them relies on nothing. Nothing here was tried against the live service.</p>
<h2>Refusals</h2>${table(['Words', 'Number', 'Words are', 'Number is'], refusals())}
<h2>Statuses</h2><p>Numbers and words are documented. 3, 5 and 11 are retired, 12 and 13 belong to Enom’s own hosting.</p>${table(
      ['CertStatusID', 'CertStatus'],
      Object.entries(STATUS_TEXT),
    )}
<h2>Which status accepts what</h2><p>Y is documented, or seen in a client in use; y is inferred. That everything else is refused is inferred, too.</p>${table(['', ...COLUMNS.map(String)], accepted())}
<h2>How answers are written</h2><p>The server program (APIType) and the wrapper are from samples, unless a mark says otherwise.</p>${table(['Command', 'APIType', 'Wrapper', 'Doubts'], wires())}
<h2>Parameters of commands</h2><p>As Enom’s documents name them; # is a number.</p>${table(['Command', 'Parameters'], parameters())}
<h2>Products</h2><p>Ids, service names and terms are documented; levels are partly inferred; prices are this simulator’s own.</p>${table(['ProdType', 'Service', 'Level', 'Years'], products())}
<h2>Server software</h2><p>Ids and names are documented, of the codes only a few are in a sample.</p>${table(
      ['WebServerType', 'Name'],
      Object.values(SERVER_TYPES).flatMap((types) => types.map(({ id, name }) => [String(id), name])),
    )}
${renderMarkdown(readDivergences())}`,
  )
}

function refusals(): string[][] {
  return Object.values(REFUSALS).map(({ refusal: { errors, responses }, words, number }) => [
    errors.join(' / '),
    `${responses[0]?.number} ${responses[0]?.string}`,
    words,
    number,
  ])
}

function accepted(): string[][] {
  return ACCEPTED.map(([row, event]) => [event, ...row.split(/ +/)])
}

function wires(): string[][] {
  return Object.entries<Wire>(WIRE).map(([name, { stack, wrapper = '', doubtful, inferred }]) => [
    name,
    stack,
    wrapper,
    [doubtful && 'wrapper not in samples', inferred === 'stack' && 'APIType inferred', inferred === 'numbered' && 'keys of Text inferred']
      .filter(Boolean)
      .join(', '),
  ])
}

function parameters(): string[][] {
  return Object.entries(DOCUMENTED).map(([name, rules]: [string, (typeof DOCUMENTED)[CommandName]]) => [
    name,
    Object.keys(rules).join(', ') || 'none',
  ])
}

function products(): string[][] {
  return PRODUCTS.map(({ prodType, service, level, maxYears }) => [String(prodType), service, level, `1 to ${maxYears}`])
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const cells = (tag: 'th scope="col"' | 'td', texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag.slice(0, 2)}>`).join('')
  return `<div class="wide"><table><thead><tr>${cells('th scope="col"', head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table></div>`
}

/** Renders the subset of Markdown that our divergences page uses: headings, tables and paragraphs. */
function renderMarkdown(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map((block) => {
      const text = block.replaceAll('`', '').replaceAll('**', '').trim()
      const [, marks = '', heading] = /^(#+) (.*)$/.exec(text) ?? []
      if (heading) return `<h2>${escapeHtml(marks.length === 1 ? heading : `Divergences: ${heading.toLowerCase()}`)}</h2>`
      if (!text.startsWith('|')) return `<p>${escapeHtml(text)}</p>`
      const [head = [], , ...rows] = text.split('\n').map((line) =>
        line
          .replace(/^\||\|$/g, '')
          .split('|')
          .map((cell) => cell.trim()),
      )
      return table(head, rows)
    })
    .join('')
}
