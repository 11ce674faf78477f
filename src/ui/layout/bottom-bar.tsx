import { Ellipsis } from 'lucide-react';
import { useId } from 'react';
import type { NavItem } from './nav-item';
import { NavLink } from './nav-link';

/** On a phone: up to four destinations in thumb reach, the rest in a sheet. */
export function BottomBar({
  items,
  phoneItems,
}: {
  items: readonly NavItem[];
  phoneItems: readonly NavItem[];
}) {
  const sheet = useId();
  const shown = phoneItems.slice(0, 4);
  const rest = items.filter((item) => !shown.some((first) => first.href === item.href));
  return (
    <>
      <nav aria-label="Main, phone" className="bottom-bar no-print">
        {shown.map((item) => (
          <NavLink key={item.href} item={item} className="bottom-item" />
        ))}
        {rest.length > 0 ? (
          <button type="button" popoverTarget={sheet} className="bottom-item">
            <Ellipsis aria-hidden className="size-4" />
            <span className="nav-label">More</span>
          </button>
        ) : null}
      </nav>
      {rest.length > 0 ? (
        <nav id={sheet} popover="auto" aria-label="More" className="more-sheet floating-panel no-print">
          {rest.map((item) => (
            <NavLink key={item.href} item={item} className="floating-item" />
          ))}
        </nav>
      ) : null}
    </>
  );
}
