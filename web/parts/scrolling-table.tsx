import { Table, type TableProps } from 'antd';

/** A table that is scrolled sideways where it does not fit, with the keyboard too. */
export function ScrollingTable<Row extends object>(table: Omit<TableProps<Row>, 'scroll'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the keyboard (WCAG 2.1.1)
    <div className="scrolling-table" tabIndex={0}>
      <Table<Row> {...table} />
    </div>
  );
}
