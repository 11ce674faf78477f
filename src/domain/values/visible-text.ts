/** Without width or ink: controls, joiners, changes of direction, tags, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u{115f}\u{1160}\u{3164}\u{ffa0}]|\u{34f}|\u{fe0e}|\u{fe0f}/u;

// The emoji that Unicode recommends, each as one string of all its parts. Made on first use: a browser that does not know the flag v must
// still be able to load a module that only mentions this one.
let emoji: RegExp | undefined;

/**
 * Whether a text has a character that nobody sees. What joins and colours an emoji (👩🏽‍🚀, 🏴󠁧󠁢󠁳󠁣󠁴󠁿, ❤️) is part of a picture and is none;
 * the same characters anywhere else are: two names that look alike must be alike.
 */
export function hasInvisible(text: string): boolean {
  if (!INVISIBLE.test(text)) return false;
  emoji ??= new RegExp(String.raw`\p{RGI_Emoji}`, 'gv');
  // A mark in place of each: what stood on either side of a picture must not join up to another one.
  return INVISIBLE.test(text.replaceAll(emoji, '\u{25a0}'));
}
