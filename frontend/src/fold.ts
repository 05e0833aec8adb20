// Letters as they are compared. generator/render/letters.py does the same, or the shards of names would not be found.
import letters from "../../generator/render/data/letters.json" with { type: "json" };

const PLAIN: Readonly<Record<string, string>> = letters;
const WORD = /[\p{L}\p{N}]+/gu;
const ARTICLE = /^\u0627\u0644(?=.{3})/u; // Arabic "al-", which is written to the word and often left out of a name
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Lower case, without marks and apostrophes: Łódź is lodz, Mish'al mishal, أحمد احمد. */
export function fold(text: string): string {
  return [...text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()].map((letter) => PLAIN[letter] ?? letter).join("");
}

/** The folded words of a text. */
export function wordsOf(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** The same of a name, for looking up: scripts that put no space between words are found from any letter on, Arabic words without their article too. */
export function wordsOfName(name: string): string[] {
  return wordsOf(name).flatMap((word) => (UNSPACED.test(word) ? endings(word) : ARTICLE.test(word) ? [word, word.slice(2)] : [word]));
}

function endings(word: string): string[] {
  const letters = [...word];
  return letters.length < 3 ? [word] : letters.slice(0, -1).map((_, start) => letters.slice(start).join(""));
}

/** The word with each two neighbouring letters swapped: what fingers do, and what counts as two wrong letters elsewhere. */
export function swaps(word: string): string[] {
  const letters = [...word];
  return letters.slice(1).flatMap((letter, index) => {
    const before = letters[index];
    return before === undefined || before === letter ? [] : [[...letters.slice(0, index), letter, before, ...letters.slice(index + 2)].join("")];
  });
}
