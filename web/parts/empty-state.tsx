import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** Why it is empty and what would fill it. */
  readonly text: string;
  /** The way to fill it. */
  readonly action?: ReactNode;
}

/** In place of an empty list: teaches instead of staying silent. */
export function EmptyState({ title, text, action }: Props) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong className="empty-title">{title}</strong>
          <span className="quiet">{text}</span>
        </>
      }
    >
      {action}
    </Empty>
  );
}
