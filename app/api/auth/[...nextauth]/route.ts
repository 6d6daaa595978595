export { handleAuthRoute as GET, handleAuthRoute as POST } from '@/lib/auth/auth-route'

export const dynamic = 'force-dynamic'
