import { GuideSteps } from '@/components/certificate/guide-steps'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { fileNames } from '@/lib/guides/file-names'
import { installGuide } from '@/lib/guides/install-guide'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type InstallTaskProps = { task: Extract<HelperTask, { step: 'install' }>; language: Language }

/** The issued file and the installation instructions. */
export function InstallTask({ task: { domain, file, serverSoftware }, language }: InstallTaskProps) {
  const words = wordsOf(language, 'helper')
  if (!file) return <p>{words('noFile')}</p>
  const name = domain ?? file.names[0] ?? ''
  const { title, steps, check } = installGuide(serverSoftware ?? 'other', { domain: name, names: file.names }, language)
  const names = fileNames(name)
  return (
    <>
      <p className="mb-4">{words.rich('file', { day: () => <DateText at={file.notAfter} language={language} /> })}</p>
      <div className="mb-8 flex flex-wrap gap-2">
        <ButtonLink href="/helper/download/zip">{wordsOf(language, 'issued')('downloadAll')}</ButtonLink>
        <ButtonLink variant="secondary" href="/helper/download/fullchain">
          {names.fullchain}
        </ButtonLink>
      </div>
      <h2 className="mb-4">{title}</h2>
      <GuideSteps steps={check ? [...steps, check] : steps} />
    </>
  )
}
