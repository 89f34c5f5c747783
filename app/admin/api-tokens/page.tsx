import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { listTokens, type TokenRow } from '@/lib/api/list-tokens'
import { requireStaff } from '@/lib/auth/guards/guards'
import { AdminPage } from '../_components/admin-page'
import { PageTabs } from '../_components/page-tabs'
import { staffTitle } from '../_components/staff-title'
import { TokenForm } from './_components/token-form'
import { revoke } from './actions'

export const generateMetadata = staffTitle('API tokens')

export default async function ApiTokensPage() {
  const actor = await requireStaff('/admin/api-tokens', 'api')
  const tokens = await listTokens(actor)
  return (
    <AdminPage current="/admin/staff">
      <PageTabs group="Staff" current="/admin/api-tokens" />
      <PageTitle
        lead={
          <>
            With a token, your own systems read orders, certificates and products and place orders, through{' '}
            <a href="/api/v1/openapi.json">the API</a>. A token belongs to the shop: it works until it ends or is revoked, also when the
            person who made it has left.
          </>
        }
      >
        API tokens
      </PageTitle>
      {tokens.length === 0 ? (
        <Empty title="No tokens yet.">Create one per system, so that you can revoke each separately.</Empty>
      ) : (
        <Table caption="API tokens" hideCaption columns={COLUMNS} rows={tokens.map((row) => ({ key: row.id, cells: cellsOf(row) }))} />
      )}
      <TokenForm />
    </AdminPage>
  )
}

const COLUMNS = [
  { label: 'Name' },
  { label: 'May do' },
  { label: 'Made' },
  { label: 'Works until' },
  { label: 'Last used' },
  { label: 'Action', hideLabel: true },
] as const

function cellsOf({ id, name, scopes, state, by, createdAt, expiresAt, lastUsedAt }: TokenRow) {
  return [
    <span key="name" className="wrap-anywhere">
      <bdi>{name}</bdi> {state === 'revoked' && <Tag tone="info">Revoked</Tag>}
      {state === 'expired' && <Tag tone="warning">Ended</Tag>}
    </span>,
    <span key="scopes" translate="no">
      {scopes.join(', ')}
    </span>,
    <span key="made" className="wrap-anywhere">
      <DateText at={createdAt} />
      {by && `, by ${by}`}
    </span>,
    <DateText key="until" at={expiresAt} />,
    lastUsedAt ? <DateText key="used" at={lastUsedAt} time /> : 'Never',
    state === 'valid' && (
      <ActionForm key="revoke" action={revoke} prefix={`revoke-${id}`} label={`Revoke the token ${name}`}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="danger" small>
          Revoke the token
        </SubmitButton>
      </ActionForm>
    ),
  ]
}
