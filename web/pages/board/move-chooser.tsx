import { Button, Modal } from 'antd';
import type { BoardMove } from '../../../domain/board/moves.ts';
import { stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Card } from './card-data.ts';
import { useMoves } from './use-process-map.ts';
import { words } from './words.ts';

interface MoveChooserProps {
  readonly card: Card;
  readonly onMove: (card: Card, move: BoardMove) => void;
  readonly onClose: () => void;
}

/** Where a card may go, for keys and narrow screens: the same moves as by dragging. */
export function MoveChooser({ card, onMove, onClose }: MoveChooserProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const moves = useMoves()(card);
  return (
    <Modal open title={t('moveTitle', { customer: card.customerName })} footer={null} onCancel={onClose} width={420}>
      <div className="board-move-list">
        {moves.length === 0 && <p>{t(card.held ? 'noMovesHeld' : 'noMoves')}</p>}
        {moves.map((move, index) => (
          <Button
            key={move.step}
            autoFocus={index === 0}
            type={move.kind === 'forward' ? 'primary' : 'default'}
            onClick={() => onMove(card, move)}
          >
            {t(move.kind === 'forward' ? 'moveForward' : 'moveBack', {
              step: move.step,
              name: localized(stepWords[move.step]),
            })}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
