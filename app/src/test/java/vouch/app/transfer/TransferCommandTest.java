package vouch.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferCommandTest {

    @Test
    void isMeantByItsNameAndAFile() {
        assertThat(TransferCommand.isMeant("export", "events.jsonl")).isTrue();
        assertThat(TransferCommand.isMeant("--vouch.data-dir=data", "import", "--vouch.demo=false", "events.jsonl"))
                .isTrue();
        assertThat(TransferCommand.isMeant("import", "events.jsonl", "head")).isTrue();
        assertThat(TransferCommand.isMeant("export-keys", "keys.jsonl")).isTrue();
        assertThat(TransferCommand.isMeant("import-keys", "keys.jsonl")).isTrue();
    }

    @Test
    void isNotMeantByAnythingElse() {
        assertThat(TransferCommand.isMeant()).isFalse();
        assertThat(TransferCommand.isMeant("--vouch.demo=false")).isFalse();
        assertThat(TransferCommand.isMeant("export")).isFalse();
        assertThat(TransferCommand.isMeant("export", "a", "b")).isFalse();
        assertThat(TransferCommand.isMeant("exprot", "events.jsonl")).isFalse();
    }
}
