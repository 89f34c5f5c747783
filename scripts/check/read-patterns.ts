import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type CallExpression, type Expression, type NewExpression, type Program, parseSync, Visitor } from 'oxc-parser'

/** A regular expression in the source. `source` is null if it is only known at run time. */
export type Pattern = { file: string; line: number; source: string | null; flags: string }

/**
 * Returns every regular expression in the files, written as a literal or as `new RegExp` with a string. A string may be built from
 * constants of the same file.
 * @throws Error naming the file that cannot be parsed.
 */
export function readPatterns(root: string, files: readonly string[]): Pattern[] {
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    const { program, errors } = parseSync(file, text)
    if (errors.length) throw new Error(`${file}: cannot be read: ${errors[0]?.message}`)
    const constants = constantsOf(program)
    const found: Pattern[] = []
    const add = (start: number, source: string | null, flags: string) =>
      found.push({ file, line: text.slice(0, start).split('\n').length, source, flags })
    const construct = (node: NewExpression | CallExpression) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return
      const [source, flags] = node.arguments
      const written = source && source.type !== 'SpreadElement' ? textOf(source, constants) : null
      const options = flags && flags.type !== 'SpreadElement' ? textOf(flags, constants) : ''
      add(node.start, options === null ? null : written, options ?? '')
    }
    new Visitor({
      Literal(node) {
        if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags)
      },
      NewExpression: construct,
      CallExpression: construct,
    }).visit(program)
    return found
  })
}

/** Returns the string constants at the top level of a file. */
function constantsOf(program: Program): Map<string, string> {
  const constants = new Map<string, string>()
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    for (const { id, init } of statement.declarations) {
      const text = init && textOf(init, constants)
      if (id.type === 'Identifier' && typeof text === 'string') constants.set(id.name, text)
    }
  }
  return constants
}

function textOf(node: Expression, constants: ReadonlyMap<string, string>): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'Identifier') return constants.get(node.name) ?? null
  if (node.type !== 'TemplateLiteral') return null
  const parts = node.expressions.map((part) => textOf(part, constants))
  if (parts.includes(null)) return null
  return node.quasis.map(({ value }, at) => `${value.cooked ?? ''}${parts[at] ?? ''}`).join('')
}
