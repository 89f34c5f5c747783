export { PrivateMissing as default, privateMissingMetadata as generateMetadata } from '../_components/private-missing'
