import { db } from '../../db/client'
import { firstId } from '../../db/new-id'

/** Deletes up to `limit` sign-in emails that were queued before a given time and are not waiting to be sent. */
export async function deleteSignInMails(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Mail" where id in (
      select id from "Mail"
       where kind in ('sign_in', 'password_code', 'security_notice', 'email_change', 'delete_account', 'staff_invitation', 'staff_password') and status <> 'queued' and id < ${firstId(before)}::uuid
       order by id limit ${limit})`
}

/** Clears the texts of up to `limit` emails of any kind that were queued before a given time and are not waiting to be sent. */
export async function emptyMails(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    update "Mail" set data = '{}', "lastError" = null where id in (
      select id from "Mail"
       where data <> '{}' and status <> 'queued' and id < ${firstId(before)}::uuid
       order by id limit ${limit})`
}
