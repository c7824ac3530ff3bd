package vouch.acceptance.console;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Finds what keeps people from using a page: names that are missing, contrast below 4.5 to 1, ids that occur twice, a
 * wrong order of headings, and targets that are too small. The rules are those of WCAG 2.2 that a program can decide.
 */
final class Accessibility {

    private Accessibility() {}

    /** Each with the element and what is wrong. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        return (List<String>) page.evaluate(RULES);
    }

    private static final String RULES =
            """
            () => {
              const found = [];
              const say = (element, what) =>
                found.push(what + ': ' + element.outerHTML.replace(/\\s+/g, ' ').slice(0, 140));
              const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
                && !element.closest('[aria-hidden=true]');
              const named = element => (element.getAttribute('aria-label') || element.textContent
                || [...(element.labels ?? [])].map(one => one.textContent).join('')
                || (element.getAttribute('aria-labelledby') ?? '').split(' ')
                     .map(id => document.getElementById(id)?.textContent ?? '').join('') || '').trim() !== '';

              if (!document.documentElement.lang) say(document.documentElement, 'no language');
              if (!document.title) say(document.head, 'no title');
              if (document.querySelectorAll('main').length !== 1) say(document.body, 'not one main');
              if (document.querySelectorAll('h1').length !== 1) say(document.body, 'not one h1');
              const ids = new Set();
              for (const element of document.querySelectorAll('[id]')) {
                if (ids.has(element.id)) say(element, 'the id is there twice');
                ids.add(element.id);
              }
              for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby]')) {
                for (const name of ['aria-labelledby', 'aria-describedby']) {
                  for (const id of (element.getAttribute(name) ?? '').split(' ').filter(Boolean)) {
                    if (!ids.has(id)) say(element, 'names an id that is not there');
                  }
                }
              }
              let level = 1;
              for (const heading of [...document.querySelectorAll('h1, h2, h3, h4')].filter(shown)) {
                const own = Number(heading.tagName[1]);
                if (own > level + 1) say(heading, 'a level of headings is left out');
                level = own;
              }
              for (const element of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, [role=img], [role=region]')) {
                if (shown(element) && !named(element)) say(element, 'no name');
              }
              for (const cell of document.querySelectorAll('th:not([scope])')) say(cell, 'a header without scope');
              for (const list of document.querySelectorAll('ul, ol')) {
                for (const child of list.children) if (child.tagName !== 'LI') say(child, 'no item of a list');
              }
              for (const list of document.querySelectorAll('dl')) {
                for (const child of list.children) if (!['DT', 'DD', 'DIV'].includes(child.tagName)) say(child, 'no term');
              }
              for (const target of document.querySelectorAll('button, input:not([type=hidden]), select')) {
                const box = target.getBoundingClientRect();
                if (shown(target) && box.width && (box.width < 16 || box.height < 16)) say(target, 'a small target');
              }

              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const rgba = colour => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
              };
              const over = ([r, g, b, a], [R, G, B]) =>
                [r, g, b].map((part, i) => part * a / 255 + [R, G, B][i] * (1 - a / 255)).concat(255);
              const ground = element => {
                const layers = [];
                for (let one = element; one; one = one.parentElement) layers.push(rgba(getComputedStyle(one).backgroundColor));
                return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 255]);
              };
              const light = colour => colour.slice(0, 3).map(part => part / 255)
                .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                if (!texts.currentNode.textContent.trim() || !shown(element) || element.closest('svg, .unseen, .skip, script')) continue;
                const style = getComputedStyle(element);
                const below = ground(element);
                const [one, other] = [light(over(rgba(style.color), below)), light(below)].sort((a, b) => b - a);
                const ratio = (one + 0.05) / (other + 0.05);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
                if (ratio < (large ? 3 : 4.5)) say(element, 'contrast ' + ratio.toFixed(2));
              }
              return found;
            }
            """;
}
