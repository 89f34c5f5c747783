import { Button } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { MailText } from '@/lib/email/mail-text'
import type { Language } from '@/lib/languages/types'
import { saveMail } from '../../actions'
import { TheirText } from './their-text'

/** The editor for an email's text. Unsaved text is shown in the iframe named `mail-preview`. */
export function MailForm({ mail, language, text, version }: { mail: string; language: Language; text: MailText; version: string }) {
  const preview = `/admin/settings/mails/${mail}/html`
  return (
    <ActionForm action={saveMail} label="Email text">
      <input type="hidden" name="mail" value={mail} />
      <input type="hidden" name="of" value={language} />
      <Version of={version} />
      <TextInput name="subject" label="Subject" maxLength={200} defaultValue={text.subject} />
      <TextInput
        name="preview"
        label="Preview text"
        hint="Inboxes show it before the email is opened."
        maxLength={200}
        defaultValue={text.preview}
      />
      <TextArea
        name="body"
        label="Text"
        hint="An empty line starts a new paragraph. The paragraph with # at its start is the heading. Two asterisks on each side make **words** bold. The shop’s name and address follow at the end."
        rows={20}
        defaultValue={text.body}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="next" value="save">
          Save the text
        </SubmitButton>
        <Button type="submit" variant="secondary" formAction={preview} formMethod="post" formTarget="mail-preview" data-download="">
          Show it
        </Button>
        <Button
          type="submit"
          variant="secondary"
          formAction={`${preview}?as=text`}
          formMethod="post"
          formTarget="mail-preview"
          data-download=""
        >
          Show its plain text
        </Button>
        <SubmitButton name="next" value="test" variant="secondary">
          Send a test email to me
        </SubmitButton>
      </div>
      <TheirText />
    </ActionForm>
  )
}
