export type Role = 'patient' | 'staff' | 'admin'
