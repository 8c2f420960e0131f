import { Button, Descriptions, type DescriptionsProps } from 'antd';
import type { ReactNode } from 'react';
import type { FormCommand } from '../../../parts/command-form/commands.ts';
import { titleOf } from '../../../parts/command-form/field-words.ts';
import { useLocalized } from '../../../words/words.ts';
import { usePageState } from '../page-context.ts';

interface SectionProps {
  readonly title: string;
  /** The form that changes what is here; offered to whom it is allowed now. */
  readonly command?: FormCommand;
  readonly items?: DescriptionsProps['items'];
  readonly children?: ReactNode;
}

/** A part of the record with the way to change it. */
export function Section({ title, command, items, children }: SectionProps) {
  const { may, open } = usePageState();
  const localized = useLocalized();
  const shown = (items ?? []).filter(({ children: value }) => value !== null && value !== undefined && value !== '');
  return (
    <section className="record-section" aria-label={title}>
      <div className="record-head">
        <h2>{title}</h2>
        {command !== undefined && may(command) && (
          <Button size="small" type="link" onClick={() => open(command)}>
            {localized(titleOf(command))}
          </Button>
        )}
      </div>
      {shown.length > 0 && <Descriptions size="small" column={{ xs: 1, sm: 1, md: 2 }} items={shown} />}
      {children}
    </section>
  );
}

/** A list of texts; nothing when it is empty. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
