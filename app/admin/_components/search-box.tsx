import { Button } from '@/components/ui/button'

/** The search box for the whole back office, in the header of each page. */
export function SearchBox() {
  return (
    <search>
      <form method="get" action="/admin/search" className="flex items-center gap-2">
        <label htmlFor="search-all" className="sr-only">
          Find an order or a certificate
        </label>
        <input
          id="search-all"
          name="search"
          type="search"
          autoComplete="off"
          placeholder="Order, name, domain, id"
          className="field w-48"
        />
        <Button type="submit" variant="quiet" small>
          Find
        </Button>
      </form>
    </search>
  )
}
