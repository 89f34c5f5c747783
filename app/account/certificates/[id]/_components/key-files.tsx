import { ButtonLink } from '@/components/ui/button'
import { NeedsReact } from '@/components/ui/needs-react'
import type { FileView } from '@/lib/certificates/view/schema'
import { messagesOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { KeyFileMaker } from './key-file-maker'

type KeyFilesProps = {
  domain: string
  file: FileView
  /** The server whose guide the page shows, if it was chosen there. */
  server: string | undefined
  isOpen: boolean
  language: Language
}

/** Offers files that also contain the private key. Their form is opened by a link, because only then does the page need React. */
export function KeyFiles({ domain, file: { leafPem, chainPem }, server, isOpen, language }: KeyFilesProps) {
  const { keyFiles: words, keys } = messagesOf(language)
  return (
    <section id="key-files" aria-labelledby="key-files-title" className="no-print needs-script mt-8">
      <h2 id="key-files-title" className="mb-4">
        {words.title}
      </h2>
      <p className="mb-4">{words.lead}</p>
      {isOpen ? (
        <>
          <NeedsReact />
          <KeyFileMaker domain={domain} leafPem={leafPem} chainPem={chainPem} words={words} keys={keys} />
        </>
      ) : (
        <ButtonLink variant="secondary" href={`?${new URLSearchParams({ ...(server && { server }), make: 'key-file' })}#key-files`}>
          {words.open}
        </ButtonLink>
      )}
    </section>
  )
}
