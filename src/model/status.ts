/** What has come of a check; as in Allure. */
export type Status = 'passed' | 'failed' | 'broken' | 'skipped'
