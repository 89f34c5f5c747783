import { GuideSteps } from '@/components/certificate/guide-steps'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { fileNames } from '@/lib/guides/file-names'
import { installGuide } from '@/lib/guides/install-guide'

/** The issued file and how to install it. */
export function InstallTask({ task: { domain, file, serverSoftware } }: { task: Extract<HelperTask, { step: 'install' }> }) {
  if (!file) return <p>There is no file to install now. It appears here once the certificate is issued.</p>
  const name = domain ?? file.names[0] ?? ''
  const { title, steps, check } = installGuide(serverSoftware ?? 'other', { domain: name, names: file.names })
  const names = fileNames(name)
  return (
    <>
      <p className="mb-4">
        The file is valid until <DateText at={file.notAfter} />. The private key is not included: it stays where the request was made.
      </p>
      <div className="mb-8 flex flex-wrap gap-2">
        <ButtonLink href="/helper/download/zip">Download all files</ButtonLink>
        <ButtonLink variant="secondary" href="/helper/download/fullchain">
          {names.fullchain}
        </ButtonLink>
      </div>
      <h2 className="mb-4">{title}</h2>
      <GuideSteps steps={check ? [...steps, check] : steps} />
    </>
  )
}
