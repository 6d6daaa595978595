/** What the page of recovery codes shows once it was asked for them. */
export type RecoveryCodesState = { codes: readonly string[]; hasFailed: boolean }
