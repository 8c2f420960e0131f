import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Values } from '../command-form/facts.ts';
import { formWords } from '../command-form/form-words.ts';
import { ComplaintForm } from './complaint-form.tsx';
import { complaintTitleOf } from './words/texts.ts';

/** A form that is asked for, of one complaint. */
export interface AskedComplaintForm {
  readonly complaintId: string;
  /** What the drawer is headed with besides the deed. */
  readonly about: string;
  readonly command: ComplaintCommandName;
  readonly start?: Values | undefined;
}

interface ComplaintDrawerProps {
  /** Null: closed. */
  readonly asked: AskedComplaintForm | null;
  readonly onClose: () => void;
}

/** The forms of a complaint at the side of a page. What has to be done first opens in the same place, and the first form
 *  comes back when it is carried out. */
export function ComplaintDrawer({ asked, onClose }: ComplaintDrawerProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const [inserted, setInserted] = useState<{
    readonly for: AskedComplaintForm | null;
    readonly commands: readonly ComplaintCommandName[];
  }>({ for: null, commands: [] });
  const before = inserted.for === asked ? inserted.commands : [];
  // While the drawer closes it still shows what was in it.
  const [last, setLast] = useState(asked);
  if (asked !== null && asked !== last) setLast(asked);
  const first = asked ?? last;
  const command = before.at(-1) ?? first?.command;
  const back = (): void => setInserted({ for: asked, commands: before.slice(0, -1) });
  const close = (): void => {
    setInserted({ for: null, commands: [] });
    onClose();
  };
  return (
    <Drawer
      open={asked !== null}
      onClose={close}
      size="min(760px, 100vw)"
      destroyOnHidden
      title={first === null || command === undefined ? '' : `${localized(complaintTitleOf(command))} · ${first.about}`}
      extra={before.length > 0 && <Button onClick={back}>{t('back')}</Button>}
    >
      {first !== null && command !== undefined && (
        <ComplaintForm
          key={`${command} ${before.length}`}
          complaintId={first.complaintId}
          command={command}
          start={before.length === 0 ? first.start : undefined}
          open={(next) => setInserted({ for: asked, commands: [...before, next] })}
          onDone={before.length > 0 ? back : close}
        />
      )}
    </Drawer>
  );
}
