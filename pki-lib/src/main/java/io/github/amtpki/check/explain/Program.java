package io.github.amtpki.check.explain;

/** Who prints a text. */
public enum Program {
    FIRMWARE("the firmware"),
    RPS("RPS"),
    RPC_GO("rpc-go"),
    CONSOLE("Console"),
    MESHCENTRAL("MeshCentral"),
    EMA("Intel EMA"),
    SCS("Intel SCS"),
    NODE_FORGE("node-forge (RPS, MeshCentral)"),
    GO_PKCS12("go-pkcs12 (rpc-go, Console)"),
    MPS("MPS"),
    ANY("some program");

    private final String label;

    Program(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
