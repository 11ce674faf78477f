import { Fragment, isValidElement, type ReactNode } from 'react';

type Props = Record<string, unknown> & { children?: ReactNode };
type Attribute = string | number | boolean | Readonly<Record<string, string | number>>;
type Draw = (props: Props) => ReactNode;

/**
 * The markup of a picture made of plain elements and components without hooks. A chart's picture is some hundred elements that never
 * change: as one string they are neither rendered twice on the server nor sent a second time as component data. Text and attributes are escaped.
 */
export function pictureMarkup(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint')
    return escaped(String(node));
  if (Array.isArray(node)) return node.map((child: ReactNode) => pictureMarkup(child)).join('');
  if (!isValidElement<Props>(node)) return '';
  const { type, props } = node;
  if (type === Fragment) return pictureMarkup(props.children);
  if (typeof type === 'function') return pictureMarkup((type as Draw)(props));
  if (typeof type !== 'string') throw new TypeError('A picture is made of plain elements and functions');
  return `<${type}${attributesOf(props)}>${pictureMarkup(props.children)}</${type}>`;
}

function attributesOf({ children: _children, ...attributes }: Props): string {
  return Object.entries(attributes as Record<string, Attribute | null | undefined>)
    .map(([name, value]) =>
      value === undefined || value === null
        ? ''
        : ` ${attributeName(name)}="${escaped(attributeValue(value))}"`,
    )
    .join('');
}

/** Names that SVG itself writes with a capital letter; in another form they mean nothing. */
const AS_THEY_ARE = new Set(['patternUnits', 'patternTransform', 'viewBox']);

/** React's names as SVG writes them: strokeWidth is stroke-width. */
function attributeName(name: string): string {
  if (name === 'className') return 'class';
  return AS_THEY_ARE.has(name) ? name : kebab(name);
}

function attributeValue(value: Attribute): string {
  // A hundredth of a pixel is nothing to see, and half of the markup.
  if (typeof value === 'number') return String(Number(value.toFixed(2)));
  if (typeof value !== 'object') return value === true || value === false ? String(value) : shorter(value);
  return Object.entries(value)
    .map(([name, own]) => `${kebab(name)}:${typeof own === 'number' ? `${own}px` : shorter(own)}`)
    .join(';');
}

/** A computed share: "8.333333333333334%" is 8.33%. */
function shorter(value: string): string {
  return /^-?\d+\.\d{3,}%$/.test(value) ? `${Number(Number.parseFloat(value).toFixed(3))}%` : value;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
