/** The workflow's own clock: inside the sandbox `Date` is the time of the current workflow task, the same on replay. */
export function workflowNowMs(): number {
  return Date.now();
}
