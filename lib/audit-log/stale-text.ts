import { changesOf } from './changes'

/** Someone else has saved the text since the form was opened. `version`: the version they saved; saving again with it overwrites theirs. */
export type ChangedSince = { code: 'changed-since'; version: string; theirs: object; yours: object }

/** Returns a message with both versions, for the person who saved second. */
export function staleText({ theirs, yours }: Pick<ChangedSince, 'theirs' | 'yours'>, labels: Readonly<Record<string, string>>): string {
  const differences = changesOf(JSON.parse(JSON.stringify(theirs)), JSON.parse(JSON.stringify(yours)))
    .filter(({ field }) => field in labels)
    .map(({ field, before, after }) => `${labels[field]}: theirs ${said(before)}, yours ${said(after)}.`)
  return `Someone else saved this after you opened it, so we didn’t overwrite their change. ${differences.join(' ')} What you typed is still here. Save again to replace their version with yours, or reload the page to see theirs.`
}

const said = (value: string | null) => (value === null || value === '' ? 'empty' : `“${value}”`)
