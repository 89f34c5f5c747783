import { DEMO_BUYER } from '../../prisma/seed/demo-people'

export type PastBuyer = {
  email: string
  firstName: string
  lastName: string
  company: string
  domain: string
  city: string
  country: string
}

type Row = readonly [firstName: string, lastName: string, company: string, city: string, country: string]

// All buyers are invented. Their email addresses end in .example and their sites in example.com, both of which are reserved.
const ROWS: readonly Row[] = [
  ['Ines', 'Quince', 'Quince Pottery', 'Porto', 'PT'],
  ['Tomas', 'Alder', 'Alder Joinery', 'Brno', 'CZ'],
  ['Freya', 'Lindqvist', 'Saltmarsh Kayaks', 'Bergen', 'NO'],
  ['Owen', 'Marlow', 'Marlow Bicycles', 'Leeds', 'GB'],
  ['Noor', 'Haddad', 'Fig Tree Catering', 'Lyon', 'FR'],
  ['Greta', 'Voss', 'Voss Instruments', 'Hamburg', 'DE'],
  ['Liam', 'Tully', 'Tully Boatyard', 'Cork', 'IE'],
  ['Mara', 'Silva', 'Blue Tile Hostels', 'Lisbon', 'PT'],
  ['Jonas', 'Brandt', 'Brandt Beekeeping', 'Graz', 'AT'],
  ['Elin', 'Strand', 'Strand Weavers', 'Malmo', 'SE'],
  ['Hugo', 'Pellet', 'Pellet Stoves', 'Namur', 'BE'],
  ['Asha', 'Rowan', 'Rowan Dental Care', 'Bristol', 'GB'],
  ['Piet', 'Kuiper', 'Kuiper Greenhouses', 'Delft', 'NL'],
  ['Lucia', 'Ferro', 'Ferro Lamps', 'Turin', 'IT'],
  ['Cole', 'Whitaker', 'Whitaker Surveying', 'Boise', 'US'],
  ['June', 'Abara', 'Copper Kettle Tea', 'Portland', 'US'],
  ['Marek', 'Lis', 'Lis Translations', 'Gdansk', 'PL'],
  ['Sana', 'Tariq', 'Northgate Pharmacy', 'Leicester', 'GB'],
  ['Viktor', 'Halm', 'Halm Timber', 'Tartu', 'EE'],
  ['Rosa', 'Medina', 'Medina Orchards', 'Valencia', 'ES'],
  ['Ben', 'Calloway', 'Calloway Chess Club', 'Denver', 'US'],
  ['Yara', 'Nassar', 'Cedar Street Books', 'Toronto', 'CA'],
  ['Otto', 'Kranz', 'Kranz Clockworks', 'Bern', 'CH'],
]

const toSlug = (company: string) => company.toLowerCase().replaceAll(' ', '-')

function toBuyer([firstName, lastName, company, city, country]: Row): PastBuyer {
  const slug = toSlug(company)
  return { email: `${firstName.toLowerCase()}@${slug}.example`, firstName, lastName, company, domain: `${slug}.example.com`, city, country }
}

/** The clients in the generated history. The first is the buyer whose password the demo displays. */
export const PAST_BUYERS: readonly PastBuyer[] = [
  { ...toBuyer(['Robin', 'Harbour', 'Harbour Supplies', 'Leeds', 'GB']), email: DEMO_BUYER.email },
  ...ROWS.map(toBuyer),
]
