/** Instants of events, oldest first. */
export type Marks = readonly { readonly at: string }[];

/** The last event at or before an instant, -1 before the first. Several may have happened in one millisecond. */
export function momentAt(marks: Marks, at: string): number {
  const atMs = Date.parse(at);
  return marks.findLastIndex((mark) => Date.parse(mark.at) <= atMs);
}
