import { z } from 'zod'
import { PageTitle } from '@/components/layout/page-title'
import { Button } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import { Table } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import type { ReminderDays } from '@/lib/certificates/lifecycle/reminder-days'
import { readDays } from '@/lib/certificates/reminders/read-days'
import { type ReminderDate, remindersOf } from '@/lib/certificates/reminders/reminders-of'
import { DAY, later, now } from '@/lib/clock'
import { versionOf } from '@/lib/version-of'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { saveDays } from './actions'

export const generateMetadata = staffTitle('Reminders')

const day = z.iso.date()

export default async function RemindersPage({ searchParams }: PageProps<'/admin/settings/reminders'>) {
  await requireStaff('/admin/settings/reminders')
  const query = await searchParams
  const saved = readParam(query.saved)
  const days = await readDays()
  return (
    <AdminPage current="/admin/settings">
      <PageTitle
        eyebrow={<a href="/admin/settings">Settings</a>}
        lead="When buyers get an email about a certificate that is waiting for them or about to end."
      >
        Reminders
      </PageTitle>
      {saved && <Saved key={saved}>A certificate that has already passed a new reminder day gets that reminder within a week.</Saved>}
      <DaysForm days={days} />
      <Preview days={days} asked={readParam(query.day)} />
    </AdminPage>
  )
}

function DaysForm({ days }: { days: ReminderDays }) {
  return (
    <ActionForm action={saveDays} label="Reminders" className="max-w-form">
      <Version of={versionOf(days)} />
      <TextInput
        name="beforeCoverEnds"
        label="Days before the cover ends"
        hint="Separate the numbers with commas. The earliest must be at least 7 days before the end."
        inputMode="numeric"
        maxLength={200}
        defaultValue={days.beforeCoverEnds.join(', ')}
      />
      <TextInput
        name="beforeFileEnds"
        label="Days before a file ends"
        hint="For files that are replaced within a longer cover."
        inputMode="numeric"
        maxLength={200}
        defaultValue={days.beforeFileEnds.join(', ')}
      />
      <TextInput
        name="afterPayment"
        label="Days a paid certificate waits for its set-up"
        hint="The first reminder always comes after an hour. Staff are notified a week after the last one."
        inputMode="numeric"
        maxLength={200}
        defaultValue={days.afterPayment.join(', ')}
      />
      <SubmitButton>Save the reminders</SubmitButton>
    </ActionForm>
  )
}

function Preview({ days, asked }: { days: ReminderDays; asked: string | undefined }) {
  const typed = asked ?? ''
  const isRead = day.safeParse(typed).success
  const shown = isRead ? new Date(`${typed}T00:00:00Z`) : later(now(), 365 * DAY)
  return (
    <section aria-labelledby="preview" className="mt-12 max-w-form">
      <h2 id="preview" className="mb-2 text-lg">
        When these emails go out
      </h2>
      <form className="mb-4">
        <TextInput
          name="day"
          label="A certificate that ends, or is paid, on"
          type="date"
          error={asked !== undefined && !isRead ? `“${typed}” is not a date. Enter it like this: 2027-11-14.` : undefined}
          defaultValue={shown.toISOString().slice(0, 10)}
        />
        <Button type="submit" variant="secondary">
          Show the dates
        </Button>
      </form>
      <Table
        caption="Emails with the saved days"
        columns={[{ label: 'Date' }, { label: 'Email' }, { label: 'Days' }]}
        rows={remindersOf(days, shown).map((one) => ({
          key: `${one.kind} ${one.days}`,
          cells: [<DateText key="at" at={one.at} />, KINDS[one.kind], `${one.days} ${one.kind === 'set_up' ? 'after' : 'before'}`],
        }))}
      />
    </section>
  )
}

const KINDS: Record<ReminderDate['kind'], string> = {
  cover: 'The cover ends',
  file: 'The file has to be replaced',
  set_up: 'The set-up waits',
}
