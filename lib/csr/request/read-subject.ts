import { OID } from '../extensions'
import type { Structure } from '../structure'

/** Returns the subject's fields without surrounding spaces. `hasBlanks` tells whether a Common Name had any. */
export function readSubject({ subject }: Structure) {
  const values = (oid: string) => subject.filter((field) => field.oid === oid).map(({ value }) => value.trim())
  const first = (field: 'organization' | 'unit' | 'locality' | 'state' | 'country' | 'email') => {
    const value = values(OID[field]).find(Boolean)
    return value === undefined ? {} : { [field]: value }
  }
  const commonNames = subject.filter(({ oid }) => oid === OID.commonName)
  return {
    commonNames: values(OID.commonName).filter(Boolean),
    hasBlanks: commonNames.some(({ value }) => value !== value.trim()),
    ...first('organization'),
    ...first('unit'),
    ...first('locality'),
    ...first('state'),
    ...first('country'),
    ...first('email'),
  }
}
