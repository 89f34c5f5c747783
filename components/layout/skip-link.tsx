import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

/** The first Tab stop: skips the header and moves to the content. It is inside the header, so that it is part of a landmark. */
export function SkipLink({ language = DEFAULT_LANGUAGE }: { language?: Language }) {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:bg-surface focus:px-4 focus:py-2"
    >
      {wordsOf(language, 'shared')('skip')}
    </a>
  )
}
