import { chainText } from '../../lib/audit-log/text'
import { verifyChain } from '../../lib/audit-log/verify-chain'
import { db } from '../../lib/db/client'

// `npm run verify-audit-log`: recomputes the hash chain of the audit log. Exits with 1 if an entry was changed, or was removed although
// later entries exist.
const checked = await verifyChain({ kind: 'system' })
console.info(chainText(checked))
process.exitCode = checked?.brokenAt === null ? 0 : 1
await db.$disconnect()
