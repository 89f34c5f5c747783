import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type SourceMap = { sourcesContent?: unknown; sections?: { map: SourceMap }[] }

/**
 * Removes the text of the sources from the source maps of Next's server files. A process keeps each map as long as it runs, and resolves
 * stack traces to file and line without the text, which makes up two thirds of a map.
 */
export function shrinkServerMaps(directory = '.next/server'): void {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.map')) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'utf8')
    if (text.includes('"sourcesContent"')) writeFileSync(file, JSON.stringify(withoutText(JSON.parse(text) as SourceMap)))
  }
}

function withoutText({ sourcesContent: _text, sections, ...map }: SourceMap): SourceMap {
  return sections ? { ...map, sections: sections.map((section) => ({ ...section, map: withoutText(section.map) })) } : map
}
