/** What has the cursor when a row was mended: the row beside it; after the last row the button that imports, else the choice
 *  of rows, so that whoever works with the keys never begins at the top again. */
export function fieldAfterMending(beside: ParentNode | null, page: ParentNode): HTMLElement | null {
  return (
    beside?.querySelector<HTMLElement>('input') ??
    page.querySelector<HTMLElement>('.import-foot button:enabled') ??
    page.querySelector<HTMLElement>('.import-scroll input')
  );
}
